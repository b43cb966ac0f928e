using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Heed.Archive;

/// <summary>Gives <see cref="FullText"/> to SQLite as the FTS5 tokenizer <c>heed</c> (https://www.sqlite.org/fts5.html, custom
/// tokenizers). In a query each string is one finished token. Register it on every connection before its first full-text use.</summary>
internal static unsafe partial class NativeTokenizer
{
    public const string Name = "heed";

    private const string Library = "e_sqlite3"; // what Microsoft.Data.Sqlite has loaded
    private const int Ok = 0;
    private const int Error = 1;
    private const int Row = 100;
    private const int QueryFlag = 1;
    private const int ColocatedFlag = 1;

    /// <exception cref="InvalidOperationException">The SQLite in use was built without FTS5.</exception>
    public static void Register(SqliteConnection connection)
    {
        nint db = connection.Handle!.DangerousGetHandle();
        Api* api = null;
        fixed (byte* sql = "SELECT fts5(?1)"u8, pointerType = "fts5_api_ptr"u8, name = "heed"u8)
        {
            // Literals of this kind end in a zero byte and never move, as SQLite asks of the type's name.
            if (Prepare(db, sql, -1, out nint statement, 0) != Ok) throw new InvalidOperationException("This SQLite has no full-text search (FTS5).");
            bool given = BindPointer(statement, 1, &api, pointerType, 0) == Ok && Step(statement) == Row;
            _ = Finalize(statement); // repeats the error of the step, if there was one
            if (!given || api is null) throw new InvalidOperationException("This SQLite does not give out its full-text interface (fts5_api).");
            Methods methods = new() { Create = &Create, Delete = &Delete, Tokenize = &Tokenize };
            if (api->CreateTokenizer(api, name, 0, &methods, 0) != Ok) throw new InvalidOperationException("SQLite did not take the tokenizer.");
        }
        GC.KeepAlive(connection);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Create(nint context, byte** arguments, int count, nint* tokenizer)
    {
        *tokenizer = 1; // it has no state; only null would mean failure
        return Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Delete(nint tokenizer)
    {
    }

    // No exception may cross into native code: it would end the process.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Tokenize(nint tokenizer, nint context, int flags, byte* text, int bytes, delegate* unmanaged[Cdecl]<nint, int, byte*, int, int, int, int> emit)
    {
        try
        {
            if (text is null || bytes <= 0) return Ok;
            return (flags & QueryFlag) != 0 ? emit(context, 0, text, bytes, 0, bytes) : Emit(new ReadOnlySpan<byte>(text, bytes), context, emit);
        }
        catch (Exception)
        {
            return Error;
        }
    }

    private static int Emit(ReadOnlySpan<byte> utf8, nint context, delegate* unmanaged[Cdecl]<nint, int, byte*, int, int, int, int> emit)
    {
        string text = Encoding.UTF8.GetString(utf8);
        byte[] buffer = ArrayPool<byte>.Shared.Rent(256);
        try
        {
            int at = 0, atBytes = 0;
            foreach (Token token in FullText.Tokens(text))
            {
                if (token.Start < at) at = atBytes = 0; // two words may share a sign that stands for several letters
                atBytes += Encoding.UTF8.GetByteCount(text.AsSpan(at, token.Start - at));
                at = token.Start;
                int endBytes = atBytes + Encoding.UTF8.GetByteCount(text.AsSpan(at, token.Length));
                if (Encoding.UTF8.GetMaxByteCount(token.Text.Length) > buffer.Length)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(token.Text.Length));
                }
                int length = Encoding.UTF8.GetBytes(token.Text, buffer);
                fixed (byte* start = buffer)
                {
                    int result = emit(context, token.Colocated ? ColocatedFlag : 0, start, length, atBytes, endBytes);
                    if (result != Ok) return result;
                }
            }
            return Ok;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    [LibraryImport(Library, EntryPoint = "sqlite3_prepare_v2")]
    private static partial int Prepare(nint db, byte* sql, int bytes, out nint statement, nint tail);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_pointer")]
    private static partial int BindPointer(nint statement, int index, void* pointer, byte* type, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    private static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_finalize")]
    private static partial int Finalize(nint statement);

    /// <summary>The head of <c>struct fts5_api</c>; newer versions only add to its end.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Api
    {
        public int Version;
        public delegate* unmanaged[Cdecl]<Api*, byte*, nint, Methods*, nint, int> CreateTokenizer;
    }

    /// <summary><c>struct fts5_tokenizer</c>.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Methods
    {
        public delegate* unmanaged[Cdecl]<nint, byte**, int, nint*, int> Create;
        public delegate* unmanaged[Cdecl]<nint, void> Delete;
        public delegate* unmanaged[Cdecl]<nint, nint, int, byte*, int, delegate* unmanaged[Cdecl]<nint, int, byte*, int, int, int, int>, int> Tokenize;
    }
}
