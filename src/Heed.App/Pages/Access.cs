namespace Heed.App.Pages;

/// <summary>Who may see a room: access follows need, and no role has all of it. Also endpoint metadata, for the page that refuses.</summary>
/// <param name="Room">For people, as the navigation says it.</param>
/// <param name="Path">Where it begins.</param>
public sealed record Access(string Room, string Path, IReadOnlyList<Role> Roles)
{
    public static readonly Access Overview = new("Overview", "/", [Role.Reader, Role.Analyst, Role.Steward, Role.Administrator]);

    /// <summary>Texts of mentions: the analyst's alone.</summary>
    public static readonly Access Stream = new("Stream", "/stream", [Role.Analyst]);

    public static readonly Access Topics = new("Topics", "/topics", [Role.Analyst, Role.Steward]);

    public static readonly Access Sources = new("Sources", "/sources", [Role.Analyst, Role.Steward, Role.Administrator]);

    public static readonly Access Reports = new("Reports", "/reports", [Role.Reader, Role.Analyst, Role.Steward]);

    public static readonly Access Log = new("Log", "/log", [Role.Steward, Role.Administrator]);

    /// <summary>Writing drafts of topics and sources.</summary>
    public static readonly Access Proposing = new("proposing", "", [Role.Analyst]);

    /// <summary>Approving and ending topics and sources.</summary>
    public static readonly Access Approving = new("approving", "", [Role.Steward]);

    /// <summary>In the order of the navigation.</summary>
    public static readonly IReadOnlyList<Access> Rooms = [Overview, Stream, Topics, Sources, Reports, Log];

    public bool Allows(Role? role) => role is { } one && Roles.Contains(one);
}

internal static class AccessRules
{
    /// <summary>Closes an endpoint or a group to everybody but the roles of <paramref name="access"/>.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoints, Access access) where TBuilder : IEndpointConventionBuilder => endpoints
        .RequireAuthorization(policy => policy.RequireRole(access.Roles.Select(role => role.ToString())))
        .WithMetadata(access);
}
