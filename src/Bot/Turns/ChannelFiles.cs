using PerfBot.Domain.Imports;
using PerfBot.Domain.Kernel;
using PerfBot.Features.Kernel;
using PerfBot.Teams.Connector;

namespace PerfBot.Bot.Turns;

/// <summary>The files of the channel, as use cases read them.</summary>
internal sealed class ChannelFiles(FileDownloads downloads) : IFileSource
{
    public async Task<byte[]> ReadAsync(string name, string url, CancellationToken ct)
    {
        try
        {
            return await downloads.ReadAsync(url, IFileSource.MaxBytes, ct);
        }
        catch (DownloadRefusedException refused)
        {
            throw new RefusedException(refused.Reason switch
            {
                DownloadRefusal.TooLarge => new FileTooLarge(name, IFileSource.MaxBytes),
                DownloadRefusal.HostNotAllowed => new FileNotFetched(FetchFault.AddressRefused),
                DownloadRefusal.NotAFile => new FileNotFetched(FetchFault.NotAFile),
                _ => new FileNotFetched(FetchFault.Unavailable),
            });
        }
    }
}
