using System.Net;

namespace PerfBot.Teams.Connector;

/// <summary>The connector did not do what it was asked to, or did not say whether it did.</summary>
/// <remarks>Look at <see cref="IsAmbiguous"/> first, then at <see cref="Code"/> for what is wrong with the recipient, then at <see cref="IsRetryable"/>.</remarks>
public sealed class ConnectorException : Exception
{
    /// <summary>The code when the service URL's host is not allowed; nothing was sent.</summary>
    public const string ServiceUrlNotAllowed = "PerfBot.ServiceUrlNotAllowed";

    /// <summary>The code when the bot got no token for itself; nothing was sent.</summary>
    public const string TokenNotIssued = "PerfBot.TokenNotIssued";

    /// <summary>The code when there was no answer in time, or none at all.</summary>
    public const string NoAnswer = "PerfBot.NoAnswer";

    /// <summary>The code when the answer said success and could not be understood.</summary>
    public const string AnswerNotUnderstood = "PerfBot.AnswerNotUnderstood";

    internal ConnectorException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>The HTTP status; null when no answer came.</summary>
    public HttpStatusCode? Status { get; internal init; }

    /// <summary>The connector's error code, such as <c>ConversationBlockedByUser</c>, or one of the codes here; null when it named none.</summary>
    public string? Code { get; internal init; }

    /// <summary>How long the connector wants to be left alone; null when it did not say. Never negative.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary>Whether the same request may succeed later: on 412, 429, 502, 503, 504, and when no answer came.</summary>
    public bool IsRetryable { get; internal init; }

    /// <summary>Whether a message may have been delivered all the same, so that sending it again may show it twice.</summary>
    public bool IsAmbiguous { get; internal init; }

    /// <summary>The connector's name for the request, which Microsoft's support asks for; null when it gave none.</summary>
    public string? CorrelationVector { get; internal init; }

    internal static ConnectorException NoToken(HttpStatusCode? status, string? reason, Exception? inner = null) =>
        new($"The bot got no token for the connector: {(int?)status} {reason}", inner)
        {
            Status = status,
            Code = TokenNotIssued,
            IsRetryable = status is null or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError,
        };
}
