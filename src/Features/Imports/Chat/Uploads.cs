using Microsoft.EntityFrameworkCore;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Imports;

/// <summary>The files that a person sent within a day. Nobody else's can be found.</summary>
internal sealed class Uploads(ReviewDb db, CompanyClock clock)
{
    /// <summary>The most files that are taken at once.</summary>
    public const int Most = 10;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>The uploads with these ids, in their order.</summary>
    /// <exception cref="RefusedException"><see cref="UploadGone"/> where one of them is not there any more, or not the caller's.</exception>
    public async Task<IReadOnlyList<Upload>> FindAsync(string ids, Caller caller, CancellationToken ct)
    {
        var wanted = ids.Split(',').Select(id => Guid.TryParse(id, out var guid) ? guid : Guid.Empty).Distinct().Take(Most + 1).ToList();
        var (owner, since) = (caller.Who.Id, clock.Now() - Kept);
        var found = await db.Uploads.Where(upload => upload.By == owner && upload.At >= since && wanted.Contains(upload.Id)).ToDictionaryAsync(upload => upload.Id, ct);
        return found.Count == wanted.Count ? wanted.ConvertAll(id => found[id]) : throw new RefusedException(new UploadGone());
    }

    /// <summary>The same, read as tables.</summary>
    /// <exception cref="RefusedException">As the other method.</exception>
    public async Task<IReadOnlyList<ReceivedFile>> ReadAsync(string ids, Caller caller, CancellationToken ct) => await OpenAsync(await FindAsync(ids, caller, ct), ct);

    /// <summary>Uploads read as tables.</summary>
    public static async Task<IReadOnlyList<ReceivedFile>> OpenAsync(IReadOnlyList<Upload> uploads, CancellationToken ct)
    {
        var files = new List<ReceivedFile>();
        foreach (var upload in uploads)
        {
            files.Add(await ReceivedFile.ReadAsync(upload, ct));
        }

        return files;
    }

    /// <summary>What the caller sent before, the newest first, but for <paramref name="files"/>. Read one by one, as far as they are needed.</summary>
    public async IAsyncEnumerable<ReceivedFile> EarlierAsync(
        IReadOnlyList<ReceivedFile> files, Caller caller, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var (owner, since) = (caller.Who.Id, clock.Now() - Kept);
        var known = files.Select(file => file.Id).ToHashSet();
        var earlier = await db.Uploads.AsNoTracking().Where(upload => upload.By == owner && upload.At >= since)
            .OrderByDescending(upload => upload.At).ThenByDescending(upload => upload.Id).Select(upload => upload.Id).Take(Most * 2).ToListAsync(ct);
        foreach (var id in earlier.Where(id => !known.Contains(id)).Take(Most))
        {
            if (await db.Uploads.AsNoTracking().SingleOrDefaultAsync(upload => upload.Id == id, ct) is { } upload)
            {
                yield return await ReceivedFile.ReadAsync(upload, ct);
            }
        }
    }

    /// <summary>Keeps a file.</summary>
    public Upload Keep(string name, byte[] content, Caller caller)
    {
        var upload = Upload.Keep(caller.Who.Id, name.Length > 0 ? name : "file", content, clock.Now());
        db.Uploads.Add(upload);
        return upload;
    }

    /// <summary>Lets files go that have been imported: a second confirmation finds none.</summary>
    public void Drop(IEnumerable<Upload> uploads) => db.Uploads.RemoveRange(uploads);
}
