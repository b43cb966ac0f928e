namespace Heed.Guard.Marks;

internal static class NationalIds
{
    public static void Find(Sheet sheet) { }
}
