using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>Files on their way, in memory, each behind an address that cannot be guessed.</summary>
internal sealed class LocalFiles(TimeProvider time)
{
    /// <summary>The largest file, in bytes: 10 MiB.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    private const int MaxFiles = 20;
    private static readonly TimeSpan ToTheBot = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan ToAPerson = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, LocalFile> _files = new();

    /// <summary>Keeps what a person sends. The bot can fetch it once, within five minutes.</summary>
    /// <returns>The secret part of its address.</returns>
    public string Keep(string name, byte[] bytes) => Add(new LocalFile(name, bytes, time.GetUtcNow() + ToTheBot, Once: true, IsWhole: true));

    /// <summary>Makes room for what the bot will send. Once it has, people can fetch it for an hour.</summary>
    /// <returns>The secret part of its address.</returns>
    public string Promise(string name) => Add(new LocalFile(name, [], time.GetUtcNow() + ToAPerson, Once: false, IsWhole: false));

    /// <summary>
    /// Adds the next part of a promised file, which begins at <paramref name="from"/>. False if nothing was promised
    /// here, if this is not the next part, or if the file would become larger than one may be.
    /// </summary>
    public bool Fill(string token, byte[] part, long from, bool isLast) =>
        Find(token) is { Once: false, IsWhole: false } promised
        && promised.Bytes.Length == from && from + part.Length <= MaxBytes
        && _files.TryUpdate(token, promised with { Bytes = [.. promised.Bytes, .. part], IsWhole = isLast }, promised);

    /// <summary>Fetches a file; one that can be fetched once is gone afterwards.</summary>
    public bool TryTake(string token, [NotNullWhen(true)] out LocalFile? file)
    {
        file = Find(token);
        return file is { IsWhole: true } && (!file.Once || _files.TryRemove(token, out file));
    }

    private LocalFile? Find(string token) =>
        _files.TryGetValue(token, out var file) && file.Ends > time.GetUtcNow() ? file : null;

    private string Add(LocalFile file)
    {
        var now = time.GetUtcNow();
        foreach (var gone in _files.Where(f => f.Value.Ends <= now))
        {
            _files.TryRemove(gone);
        }

        while (_files.Count >= MaxFiles && _files.MinBy(f => f.Value.Ends) is { Key: not null } oldest)
        {
            _files.TryRemove(oldest);
        }

        var token = RandomNumberGenerator.GetHexString(48, lowercase: true);
        _files[token] = file;
        return token;
    }
}
