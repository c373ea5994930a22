using System.Security.Cryptography;
using System.Text;

namespace PerfBot.Store.Backup;

/// <summary>What seals backups. Each file gets a key of its own from it, by a salt that stands in the file.</summary>
internal sealed class BackupSecret
{
    /// <summary>The length of a salt, in bytes.</summary>
    public const int SaltLength = 16;

    private const int KeyLength = 32;

    // What OWASP asks of PBKDF2 with SHA-256; it costs a tenth of a second for each file.
    private const int Rounds = 600_000;

    private static readonly byte[] Purpose = "PerfBot backup"u8.ToArray();

    private readonly byte[] _secret;
    private readonly bool _isPassphrase;

    private BackupSecret(byte[] secret, bool isPassphrase) => (_secret, _isPassphrase) = (secret, isPassphrase);

    /// <summary>The secret that <paramref name="options"/> name.</summary>
    /// <exception cref="BackupException">None is named, two are, or the key file is no good.</exception>
    public static BackupSecret From(BackupOptions options) => (options.KeyFile, options.Passphrase) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => throw new BackupException("Set Backup:KeyFile or Backup:Passphrase, not both."),
        ({ Length: > 0 } file, _) => new(ReadKey(file), isPassphrase: false),
        (_, { Length: > 0 } words) => new(Encoding.UTF8.GetBytes(words.Normalize(NormalizationForm.FormC)), isPassphrase: true),
        _ => throw new BackupException("A backup is sealed: set Backup:KeyFile (a file with 32 random bytes or more) or Backup:Passphrase, and keep it apart from the backups."),
    };

    /// <summary>The key of the file with <paramref name="salt"/>.</summary>
    public byte[] KeyOf(ReadOnlySpan<byte> salt) => _isPassphrase
        ? Rfc2898DeriveBytes.Pbkdf2(_secret, salt, Rounds, HashAlgorithmName.SHA256, KeyLength)
        : HKDF.DeriveKey(HashAlgorithmName.SHA256, _secret, KeyLength, salt.ToArray(), Purpose);

    private static byte[] ReadKey(string file)
    {
        try
        {
            var key = File.ReadAllBytes(file);
            return key.Length >= KeyLength ? key : throw new BackupException($"{file} holds {key.Length} bytes; a key needs {KeyLength} or more.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The key file {file} cannot be read: {e.Message}", e);
        }
    }
}
