using Heed.Verify;

return CheckCommand.Run(args, Console.Out, Console.Error);
