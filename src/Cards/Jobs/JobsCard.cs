using PerfBot.Cards.Kit;

namespace PerfBot.Cards.Jobs;

/// <summary>A job on the card, with times on the reader's wall.</summary>
/// <param name="Name">Its name in the schedule.</param>
/// <param name="LastAt">When it last began; null when it never did.</param>
/// <param name="EndedWell">Whether that run did its work.</param>
/// <param name="Took">How long it took.</param>
/// <param name="FailuresInARow">How many runs have failed since the last good one.</param>
/// <param name="DueAt">When it runs next.</param>
public sealed record JobRow(string Name, DateTimeOffset? LastAt, bool? EndedWell, TimeSpan? Took, int FailuresInARow, DateTimeOffset? DueAt);

/// <summary>What runs by itself: what ran last, how it ended, what is due.</summary>
public sealed record JobsCard(IReadOnlyList<JobRow> Jobs) : ICard
{
    /// <inheritdoc />
    public CardView Render(Language lang)
    {
        var say = new JobsTexts(lang);
        var failing = Jobs.Count(j => j.FailuresInARow > 0);
        var body = new List<Element> { new Title(say.Title, say.State(failing)) };
        foreach (var job in Jobs)
        {
            var (aside, tone) = job switch
            {
                { FailuresInARow: > 0 } => (say.Failed(job.FailuresInARow), Tone.Attention),
                { LastAt: null } => (say.Never, Tone.Subtle),
                { EndedWell: true } => (say.Good, Tone.Good),
                _ => (say.Stopped, Tone.Warning),
            };
            body.Add(new Row(say.NameOf(job.Name), say.Times(job), aside, tone, []));
        }

        return new(say.State(failing), body, [Button.To(say.Again, new ShowJobs())]);
    }
}

/// <summary>Asks what runs by itself.</summary>
public sealed record ShowJobs : IShow
{
    /// <inheritdoc />
    public static string Verb => "jobs.show";
}
