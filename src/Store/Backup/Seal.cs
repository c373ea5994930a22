using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PerfBot.Store.Backup;

/// <summary>
/// The sealed form of a backup: a head (mark and salt), then pieces of at most 64 KB, each encrypted with AES-256-GCM. A piece's nonce is its
/// number and whether it is the last: pieces that were changed, left out, repeated or moved do not open, and a file that was cut off shows.
/// </summary>
internal static class Seal
{
    /// <summary>The most bytes of a piece.</summary>
    public const int PieceLength = 64 * 1024;

    /// <summary>The length of a piece's tag.</summary>
    public const int TagLength = 16;

    /// <summary>What a file begins with; the digit is the version of the form.</summary>
    public static ReadOnlySpan<byte> Mark => "PERFBOT-BACKUP-1"u8;

    /// <summary>The nonce of a piece. No key seals two files, so a number never comes twice.</summary>
    public static void Nonce(Span<byte> nonce, long number, bool isLast)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[8] = isLast ? (byte)1 : (byte)0;
    }

    /// <summary>The cipher with the key of a file.</summary>
    public static AesGcm Cipher(BackupSecret secret, ReadOnlySpan<byte> salt) => new(secret.KeyOf(salt), TagLength);
}
