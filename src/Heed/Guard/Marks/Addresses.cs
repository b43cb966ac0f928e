namespace Heed.Guard.Marks;

internal static class Addresses
{
    public static void Find(Sheet sheet) { }
}
