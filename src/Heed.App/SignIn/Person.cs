namespace Heed.App.SignIn;

/// <summary>Somebody who may sign in.</summary>
/// <param name="Email">Lower case.</param>
/// <param name="Disabled">When signing in was taken away (UTC); null: it was not.</param>
public sealed record Person(long Id, string Email, Role Role, DateTimeOffset Created, DateTimeOffset? Disabled);
