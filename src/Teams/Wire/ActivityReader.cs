using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace PerfBot.Teams.Wire;

/// <summary>Reads the activity in a request's body.</summary>
public static class ActivityReader
{
    /// <summary>The longest body that is read, in bytes; one more is too many.</summary>
    public const int MaxBytes = 256 * 1024;

    private const int FirstBuffer = 8 * 1024;

    /// <summary>Reads and parses the body. Bad input is an outcome, never an exception.</summary>
    public static async ValueTask<ActivityRead> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.ContentLength > MaxBytes)
        {
            return new(ReadOutcome.TooLarge, null);
        }

        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstBuffer) + 1);
        try
        {
            var length = 0;
            int read;
            while ((read = await request.Body.ReadAsync(buffer.AsMemory(length), ct)) > 0)
            {
                length += read;
                if (length > MaxBytes)
                {
                    return new(ReadOutcome.TooLarge, null);
                }

                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }
            }

            return Parse(buffer.AsSpan(0, length));
        }
        catch (BadHttpRequestException refused)
        {
            // The server's own limits: a body broken in its framing, too slow, or over a smaller limit of the host.
            return new(refused.StatusCode == StatusCodes.Status413PayloadTooLarge ? ReadOutcome.TooLarge : ReadOutcome.Malformed, null);
        }
        finally
        {
            // What people write in reviews passes through here: it must not stay in a pooled buffer.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Parses one activity.</summary>
    public static ActivityRead Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            // Values are decoded later, by whoever reads them. Text that cannot be decoded must be found now.
            if (!Utf8.IsValid(utf8) || !HasSoundEscapes(utf8))
            {
                return new(ReadOutcome.Malformed, null);
            }

            return JsonSerializer.Deserialize(utf8, WireJson.Default.Activity) is { Type.Length: > 0 } activity
                ? new(ReadOutcome.Parsed, activity)
                : new(ReadOutcome.Malformed, null);
        }
        catch (JsonException)
        {
            return new(ReadOutcome.Malformed, null);
        }
    }

    /// <summary>Whether no text holds half of a surrogate pair as an escape, which is legal JSON but no Unicode.</summary>
    private static bool HasSoundEscapes(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\u"u8) < 0)
        {
            return true;
        }

        var reader = new Utf8JsonReader(utf8);
        while (reader.Read())
        {
            if (reader.ValueIsEscaped && !CanDecode(ref reader))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CanDecode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, MaxBytes + 1));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return larger;
    }
}
