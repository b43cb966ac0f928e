namespace Heed.Log;

/// <summary>What is in the database no longer continues what was signed: it was altered, or put back to an older state. Nothing more is
/// signed, because two histories under one key would make both worthless.</summary>
public sealed class BrokenLogException(string message) : Exception(message);
