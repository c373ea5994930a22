using PerfBot.Cards.Jobs;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Jobs;

/// <summary>What runs by itself, for HR and for whoever looks after the machines.</summary>
internal sealed class ShowJobsHandler(IJobBook book, CompanyClock clock) : IHandle<ShowJobs>, IGuarded, IHasPhrases<ShowJobs>
{
    public static Policy Policy => Rights.SeeJobs;

    public static IReadOnlyList<string> Phrases => ["jobs", "scheduled jobs", "后台任务", "定时任务"];

    public async Task<Reply> HandleAsync(ShowJobs request, Caller caller, CancellationToken ct)
    {
        var zone = clock.ZoneOf(caller.Who);
        DateTimeOffset? Local(DateTimeOffset? at) => at is { } instant ? TimeZoneInfo.ConvertTime(instant, zone) : null;
        var rows = (await book.ReadAsync(ct))
            .Select(j => new JobRow(j.Name, Local(j.LastAt), j.EndedWell, j.Took, j.FailuresInARow, Local(j.DueAt)))
            .ToList();
        return new(new JobsCard(rows));
    }
}
