using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Architecture = ArchUnitNET.Domain.Architecture;

namespace Heed.Tests.House;

public class The_rooms
{
    // In the order of the flow; Log may be named by all, and names none of the others.
    private static readonly string[] Order = ["Heed.Sources", "Heed.Intake", "Heed.Guard", "Heed.Topics", "Heed.Archive", "Heed.Insight", "Heed.Desk", "Heed.Reports"];

    [Fact]
    public void name_only_what_stands_to_their_left() => Assert.Empty(Violations(Order));

    [Fact]
    public void would_be_caught_naming_what_stands_to_their_right() =>
        Assert.NotEmpty(Violations([.. Order.Reverse()]));

    [Fact]
    public void are_not_named_by_the_log() => Assert.Empty(
        Types().Where(type => RoomOf(type, ["Heed.Log"]) == 0)
            .SelectMany(type => type.Dependencies.Select(dependency => dependency.Target).Where(target => RoomOf(target, Order) >= 0).Select(target => $"{type.FullName} names {target.FullName}")));

    private static IEnumerable<string> Violations(string[] order) =>
        from type in Types()
        let own = RoomOf(type, order)
        where own >= 0
        from dependency in type.Dependencies
        where RoomOf(dependency.Target, order) > own
        select $"{type.FullName} names {dependency.Target.FullName}";

    private static IEnumerable<IType> Types()
    {
        Architecture heed = new ArchLoader().LoadAssemblies(typeof(Installation).Assembly).Build();
        return heed.Types;
    }

    private static int RoomOf(IType type, string[] rooms) =>
        type.Namespace?.FullName is not { } name ? -1 // a pointer has none
        : Array.FindIndex(rooms, room => name == room || name.StartsWith(room + ".", StringComparison.Ordinal));
}
