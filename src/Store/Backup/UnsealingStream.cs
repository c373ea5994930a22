using System.Security.Cryptography;

namespace PerfBot.Store.Backup;

/// <summary>Reads what was sealed. Nothing of a piece is given out that is not as it was written.</summary>
internal sealed class UnsealingStream : OneWayStream
{
    private readonly Stream _file;
    private readonly AesGcm _cipher;
    private readonly byte[] _plain = new byte[Seal.PieceLength];
    private byte[] _piece = new byte[Seal.PieceLength + Seal.TagLength];
    private byte[] _next = new byte[Seal.PieceLength + Seal.TagLength];
    private int _nextLength;
    private int _length;
    private int _read;
    private long _number;

    /// <exception cref="BackupException">The file is no backup of PerfBot.</exception>
    public UnsealingStream(Stream file, BackupSecret secret)
    {
        _file = file;
        var head = new byte[Seal.Mark.Length + BackupSecret.SaltLength];
        if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !head.AsSpan(0, Seal.Mark.Length).SequenceEqual(Seal.Mark))
        {
            throw new BackupException("This is no backup of PerfBot, or one of another version.");
        }

        _cipher = Seal.Cipher(secret, head.AsSpan(Seal.Mark.Length));
        _nextLength = ReadPiece(_next);
    }

    public override bool CanRead => true;

    public override int Read(Span<byte> buffer)
    {
        while (_read == _length)
        {
            if (_nextLength == 0)
            {
                return 0;
            }

            Open();
        }

        var given = Math.Min(buffer.Length, _length - _read);
        _plain.AsSpan(_read, given).CopyTo(buffer);
        _read += given;
        return given;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Open()
    {
        (_piece, _next) = (_next, _piece);
        var length = _nextLength;
        _nextLength = ReadPiece(_next);
        Span<byte> nonce = stackalloc byte[12];
        Seal.Nonce(nonce, _number++, isLast: _nextLength == 0);
        (_length, _read) = (length - Seal.TagLength, 0);
        try
        {
            _cipher.Decrypt(nonce, _piece.AsSpan(Seal.TagLength, _length), _piece.AsSpan(0, Seal.TagLength), _plain.AsSpan(0, _length), Seal.Mark);
        }
        catch (CryptographicException e)
        {
            throw new BackupException(_number == 1 ? "The key does not fit this backup, or the file was changed." : "The backup was changed or cut off.", e);
        }
    }

    private int ReadPiece(byte[] piece)
    {
        var length = _file.ReadAtLeast(piece, piece.Length, throwOnEndOfStream: false);
        return length is 0 or >= Seal.TagLength ? length : throw new BackupException("The backup was cut off.");
    }
}
