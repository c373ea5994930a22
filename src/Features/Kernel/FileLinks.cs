using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.Reviews;
using PerfBot.Store;

namespace PerfBot.Features.Kernel;

/// <summary>How browsers reach PerfBot. Section <c>Web</c>.</summary>
public sealed class WebOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Web";

    /// <summary>The address that people's browsers reach PerfBot at, such as <c>https://perfbot.example.com</c>; files to download need it. Default: none.</summary>
    [CustomValidation(typeof(WebOptions), nameof(CheckAddress))]
    public string PublicUrl { get; set; } = "";

    /// <summary>Fails for what is no web address.</summary>
    public static ValidationResult? CheckAddress(string address) => address.Length == 0 || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
        ? ValidationResult.Success
        : new ValidationResult($"Web:PublicUrl: expected an address such as https://perfbot.example.com, got '{address}'.");
}

/// <summary>Offers files by links that are hard to guess and end soon. Teams' own way of sending files asks people twice and is missing in other clients.</summary>
public sealed class FileLinks(ReviewDb db, CompanyClock clock, IOptions<WebOptions> options)
{
    /// <summary>Where files are.</summary>
    public const string Path = "/files/";

    /// <summary>Keeps a file for the caller; the link that fetches it.</summary>
    /// <exception cref="RefusedException"><see cref="NoPublicAddress"/>.</exception>
    public async Task<Uri> OfferAsync(string name, byte[] content, Caller caller, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (options.Value.PublicUrl.Length == 0)
        {
            throw new RefusedException(new NoPublicAddress());
        }

        var oldest = Oldest();
        await db.Downloads.Where(d => d.At < oldest).ExecuteDeleteAsync(ct);
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        db.Downloads.Add(Download.Keep(HashOf(secret), caller.Who.Id, name, content, clock.Now()));
        return new Uri(options.Value.PublicUrl.TrimEnd('/') + Path + secret);
    }

    /// <summary>The file of a link; null for one that is wrong or over.</summary>
    public async Task<Download?> FindAsync(string secret, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var (hash, oldest) = (HashOf(secret), Oldest());
        return await db.Downloads.AsNoTracking().SingleOrDefaultAsync(d => d.Id == hash && d.At >= oldest, ct);
    }

    private DateTimeOffset Oldest() => clock.Now().AddMinutes(-Download.Minutes);

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
