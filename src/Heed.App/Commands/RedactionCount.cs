namespace Heed.App.Commands;

/// <summary>How many texts went right.</summary>
internal sealed class RedactionCount
{
    public int Personal { get; private set; }

    public int Clean { get; private set; }

    public int Plain { get; private set; }

    public int Untouched { get; private set; }

    /// <summary>0 to 1; null: no text had anything personal in it.</summary>
    public double? CleanShare => Personal == 0 ? null : (double)Clean / Personal;

    /// <summary>0 to 1; null: every text had something personal in it.</summary>
    public double? UntouchedShare => Plain == 0 ? null : (double)Untouched / Plain;

    public void Add(bool personal, bool right)
    {
        if (personal) (Personal, Clean) = (Personal + 1, Clean + (right ? 1 : 0));
        else (Plain, Untouched) = (Plain + 1, Untouched + (right ? 1 : 0));
    }
}
