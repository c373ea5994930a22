using System.Text.Json.Serialization;

namespace PerfBot.Domain.Scoring;

/// <summary>Where a rater stands, seen from the person who is rated.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RaterGroup>))]
public enum RaterGroup
{
    /// <summary>The person.</summary>
    Self,

    /// <summary>The person's manager.</summary>
    Manager,

    /// <summary>The manager's manager.</summary>
    SecondManager,

    /// <summary>People at the same level.</summary>
    Peer,

    /// <summary>People whom the person leads.</summary>
    DirectReport,

    /// <summary>Colleagues who receive the person's work.</summary>
    InternalCustomer,

    /// <summary>Customers of the company.</summary>
    ExternalCustomer,

    /// <summary>Human resources.</summary>
    Hr,
}
