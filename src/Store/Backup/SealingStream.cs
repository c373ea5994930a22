using System.Security.Cryptography;

namespace PerfBot.Store.Backup;

/// <summary>Seals what is written to it. The file is whole only after it was disposed of.</summary>
internal sealed class SealingStream : OneWayStream
{
    private readonly Stream _file;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[Seal.PieceLength];
    private readonly byte[] _sealed = new byte[Seal.PieceLength + Seal.TagLength];
    private int _filled;
    private long _number;
    private bool _isDone;

    public SealingStream(Stream file, BackupSecret secret)
    {
        _file = file;
        Span<byte> salt = stackalloc byte[BackupSecret.SaltLength];
        RandomNumberGenerator.Fill(salt);
        file.Write(Seal.Mark);
        file.Write(salt);
        _cipher = Seal.Cipher(secret, salt);
    }

    public override bool CanWrite => true;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_filled == Seal.PieceLength)
            {
                WritePiece(isLast: false); // only now: the last piece is the one after which nothing came
            }

            var taken = Math.Min(buffer.Length, Seal.PieceLength - _filled);
            buffer[..taken].CopyTo(_plain.AsSpan(_filled));
            _filled += taken;
            buffer = buffer[taken..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDone)
        {
            _isDone = true;
            WritePiece(isLast: true);
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void WritePiece(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[12];
        Seal.Nonce(nonce, _number++, isLast);
        _cipher.Encrypt(nonce, _plain.AsSpan(0, _filled), _sealed.AsSpan(Seal.TagLength, _filled), _sealed.AsSpan(0, Seal.TagLength), Seal.Mark);
        _file.Write(_sealed, 0, Seal.TagLength + _filled);
        _filled = 0;
    }
}
