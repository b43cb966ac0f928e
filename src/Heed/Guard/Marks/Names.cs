namespace Heed.Guard.Marks;

internal static class Names
{
    public static void Find(Sheet sheet) { }
}
