using PerfBot.Cards.Cycles;
using PerfBot.Cards.Team;
using PerfBot.Tests.Features.Cycles;

namespace PerfBot.Tests.Features.Team;

/// <summary>Which cycle a manager's card shows.</summary>
public sealed class ShowTeamTests : IAsyncLifetime
{
    private RunningCycle _story = null!;
    private PerfBot.Features.Kernel.Caller.Human _zhao = null!;

    public async Task InitializeAsync()
    {
        _story = await RunningCycle.CompanyAsync();
        _zhao = await _story.Test.CallerAsync("3");
    }

    public Task DisposeAsync() => _story.DisposeAsync().AsTask();

    [Fact]
    public async Task Of_two_that_go_on_it_shows_the_newest_and_offers_the_other()
    {
        var half = await _story.StartAsync(_story.Choice() with { Period = "2026-01..2026-06" });
        var quarter = await _story.StartAsync();

        var card = await ShownAsync(new ShowTeam());
        Assert.Equal((quarter, 3), (card.CycleId!.Value, card.All));
        Assert.Equal(half, Assert.Single(card.Others).Id);

        var other = await ShownAsync(new ShowTeam(Cycle: half));
        Assert.Equal((half, quarter), (other.CycleId!.Value, Assert.Single(other.Others).Id));
    }

    [Fact]
    public async Task One_that_was_called_off_is_shown_only_to_its_own_card()
    {
        var half = await _story.StartAsync(_story.Choice() with { Period = "2026-01..2026-06" });
        var quarter = await _story.StartAsync();
        await _story.Test.AskAsync(new CancelCycle(quarter, "方案调整"), _story.Hr);

        Assert.Equal((half, 3), ((await ShownAsync(new ShowTeam())).CycleId!.Value, (await ShownAsync(new ShowTeam())).All));
        var dead = await ShownAsync(new ShowTeam(Cycle: quarter));
        Assert.True(dead.IsCancelled);
        Assert.Empty(dead.People);
        await _story.Test.AskAsync(new CancelCycle(half, "方案调整"), _story.Hr);
        Assert.Null((await ShownAsync(new ShowTeam())).Cycle);
    }

    [Fact]
    public async Task A_card_in_a_chat_keeps_its_cycle()
    {
        await _story.StartAsync(_story.Choice() with { Period = "2026-01..2026-06" });
        await HandIn.Async(_story, "5", "5");

        var sent = await _story.Test.ReadAsync(db => Task.FromResult(db.Outbox.Single(m => m.Verb == ShowTeam.Verb)));

        Assert.Contains("\"cycle\":", sent.Payload, StringComparison.Ordinal);
        Assert.EndsWith(sent.Key.Split(':')[1] + "\"}", sent.Payload, StringComparison.Ordinal);
    }

    private async Task<TeamCard> ShownAsync(ShowTeam request) => Assert.IsType<TeamCard>((await _story.Test.AskAsync(request, _zhao)).Card);
}
