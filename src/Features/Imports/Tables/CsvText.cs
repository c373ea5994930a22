using System.Text;
using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Bytes to text.</summary>
internal static class CsvText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    static CsvText() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public static bool HasUtf16Mark(ReadOnlySpan<byte> bytes) => bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    public static string Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, .. var little] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(little),
                [0xFE, 0xFF, .. var big] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(big),
                [0xEF, 0xBB, 0xBF, .. var marked] => StrictUtf8.GetString(marked),
                _ => StrictUtf8.GetString(bytes),
            };
        }
        catch (ArgumentException) when (!HasUtf16Mark(bytes) && !bytes.StartsWith(Utf8Mark))
        {
            return DecodeChinese(bytes, fileName);
        }
        catch (ArgumentException)
        {
            throw new RefusedException(new TextEncodingUnknown(fileName));
        }
    }

    /// <summary>
    /// GB18030 accepts almost any bytes, so that "Müller" in a western code page would come out as a rare Chinese
    /// character. Chinese text is mostly made of GB 2312 pairs (both bytes from 0xA1 up); an accented letter
    /// is followed by an unaccented one. So most pairs have to be of the first sort.
    /// </summary>
    private static string DecodeChinese(ReadOnlySpan<byte> bytes, string fileName)
    {
        var (common, rare) = (0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0x81 && i + 1 < bytes.Length)
            {
                _ = bytes[++i] >= 0xA1 ? common++ : rare++;
            }
        }

        try
        {
            var gb18030 = Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            return common > rare ? gb18030.GetString(bytes) : throw new RefusedException(new TextEncodingUnknown(fileName));
        }
        catch (ArgumentException)
        {
            throw new RefusedException(new TextEncodingUnknown(fileName));
        }
    }
}
