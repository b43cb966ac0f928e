namespace Village.Telling;

/// <summary>Makes words that stand in no dictionary, each once: a test finds a text again by them.</summary>
internal sealed class Coins(Dice dice)
{
    private static readonly string[] Starts = ["zor", "quil", "vash", "brix", "plov", "drem", "yelk", "wug", "snorf", "gleb", "trund", "mib"];
    private static readonly string[] Middles = ["fli", "qua", "ndo", "zzi", "rpo", "bbu", "lte", "kka", "vvo", "mpi"];
    private static readonly string[] Ends = ["xtle", "woof", "nkins", "zork", "bazz", "quet", "plonk", "grix", "vell", "doodle"];

    private readonly HashSet<string> _made = [];

    public string Next()
    {
        while (true)
        {
            string word = dice.Pick(Starts) + dice.Pick(Middles) + dice.Pick(Ends);
            if (_made.Add(word)) return word;
        }
    }
}
