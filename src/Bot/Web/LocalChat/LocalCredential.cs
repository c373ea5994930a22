using System.Security.Cryptography;
using System.Text;

namespace PerfBot.Bot.Web.LocalChat;

/// <summary>The secret by which the bot's door knows an activity of the local channel; new in every run.</summary>
/// <remarks>
/// Without it a bot that trusts whatever comes over loopback could be driven by any program and web page on the
/// machine, and, behind a developer's tunnel, by anybody.
/// </remarks>
public sealed class LocalCredential
{
    /// <summary>The request header that carries the secret.</summary>
    public const string Header = "X-PerfBot-Local-Channel";

    internal string Secret { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);

    /// <summary>Whether <paramref name="request"/> comes from the local channel of this very process.</summary>
    public bool IsIn(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers[Header].ToString()),
            Encoding.UTF8.GetBytes(Secret));
    }
}
