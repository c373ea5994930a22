using System.Buffers.Binary;
using System.IO.Compression;

namespace PerfBot.Tests.Bot.Commands;

/// <summary>The pixels of an 8-bit RGBA PNG whose rows are not filtered, as the project's own icons are.</summary>
internal sealed record PngImage(int Width, int Height, IReadOnlyList<(byte Red, byte Green, byte Blue, byte Alpha)> Pixels)
{
    public static PngImage Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], file[..8]);
        var width = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20));
        Assert.Equal([8, 6, 0, 0, 0], file[24..29]); // 8 bits, RGBA, not interlaced

        using var packed = new MemoryStream(file, 41, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(33)));
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var row = new byte[(width * 4) + 1];
        var pixels = new List<(byte, byte, byte, byte)>();
        for (var y = 0; y < height; y++)
        {
            zlib.ReadExactly(row);
            Assert.Equal(0, row[0]);
            pixels.AddRange(row[1..].Chunk(4).Select(p => (p[0], p[1], p[2], p[3])));
        }

        return new(width, height, pixels);
    }
}
