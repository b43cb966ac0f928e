namespace Heed.Guard.Marks;

internal static class Plates
{
    public static void Find(Sheet sheet) { }
}
