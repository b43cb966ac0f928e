namespace Heed.Guard.Marks;

internal static class Postcodes
{
    public static void Find(Sheet sheet) { }
}
