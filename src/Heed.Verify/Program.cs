Console.WriteLine("heed-verify");
