using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PerfBot.Domain.People;
using PerfBot.Domain.Plans;
using PerfBot.Domain.Reviews;

namespace PerfBot.Store.Mapping;

/// <summary>
/// A review's plans as text: a line of JSON with what is the person's own, and a line for the sections of each plan. Everybody in a position has
/// the same sections, so they are made into objects once and shared: a thousand reviews then hold one plan in memory, and what is worked out
/// for it (parsed formulas, weights) is worked out once.
/// </summary>
internal sealed class StoredPlan() : ValueConverter<ReviewPlan, string>(plan => Write(plan), text => Read(text))
{
    // Plans are few; should a company write one for each person, they are read anew now and then.
    private const int Capacity = 4096;

    private static readonly ConcurrentDictionary<Guid, IReadOnlyList<Section>> Shared = new();

    /// <summary>What stands in the first line about one plan; of its sections the hash of their JSON, so that known ones are not read again.</summary>
    private sealed class Head
    {
        public required Guid Assignment { get; init; }

        public required string Position { get; init; }

        public required decimal Share { get; init; }

        public required Guid Sections { get; init; }

        public DateOnly? From { get; init; }

        public DateOnly? To { get; init; }

        public int? Continues { get; init; }
    }

    internal static string Write(ReviewPlan plan)
    {
        var sections = plan.Assignments.Select(a => JsonSerializer.Serialize(a.Sections.ToArray(), StoredJson.Options)).ToList();
        var heads = plan.Assignments.Select((a, i) => new Head { Assignment = a.Assignment.Value, Position = a.Position, Share = a.Share, Sections = HashOf(sections[i]), From = a.From, To = a.To, Continues = a.Continues });
        return string.Join('\n', sections.Prepend(JsonSerializer.Serialize(heads, StoredJson.Options)));
    }

    internal static ReviewPlan Read(string text)
    {
        var lines = text.AsSpan().Split('\n');
        lines.MoveNext();
        var heads = JsonSerializer.Deserialize<Head[]>(text.AsSpan()[lines.Current], StoredJson.Options)!;
        var plans = new AssignmentPlan[heads.Length];
        for (var i = 0; i < heads.Length; i++)
        {
            lines.MoveNext();
            var head = heads[i];
            if (!Shared.TryGetValue(head.Sections, out var sections))
            {
                if (Shared.Count >= Capacity)
                {
                    Shared.Clear();
                }

                sections = Shared.GetOrAdd(head.Sections, JsonSerializer.Deserialize<Section[]>(text.AsSpan()[lines.Current], StoredJson.Options)!);
            }

            plans[i] = new(new AssignmentId(head.Assignment), head.Position, head.Share, sections) { From = head.From, To = head.To, Continues = head.Continues };
        }

        return new(plans);
    }

    // 128 bits are plenty for what tells plans apart.
    private static Guid HashOf(string json) => new(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json)).AsSpan(0, 16));
}
