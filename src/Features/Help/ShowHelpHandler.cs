using PerfBot.Cards.Help;
using PerfBot.Features.Kernel;
using PerfBot.Store;
using PerfBot.Store.Queries;

namespace PerfBot.Features.Help;

/// <summary>What PerfBot can do for the caller.</summary>
internal sealed class ShowHelpHandler(ReviewDb db) : IHandle<ShowHelp>, IGuarded, IHasPhrases<ShowHelp>
{
    public static Policy Policy => Rights.UseBot;

    public static IReadOnlyList<string> Phrases => ["help", "帮助", "?", "menu", "hi", "hello", "你好", "您好", "菜单", "怎么用"];

    public async Task<Reply> HandleAsync(ShowHelp request, Caller caller, CancellationToken ct) =>
        new(new HelpCard(caller.Who.Roles, HelpOpening.Asked, caller.Who.Name, await db.CountOpenTasksAsync(caller.Who.Id, ct)));
}

/// <summary>The welcome at first contact.</summary>
internal sealed class ShowWelcomeHandler(ReviewDb db) : IHandle<ShowWelcome>, IGuarded
{
    public static Policy Policy => Rights.UseBot;

    public async Task<Reply> HandleAsync(ShowWelcome request, Caller caller, CancellationToken ct) =>
        new(new HelpCard(caller.Who.Roles, HelpOpening.Welcome, caller.Who.Name, await db.CountOpenTasksAsync(caller.Who.Id, ct)));
}

/// <summary>Text that means nothing to PerfBot.</summary>
public sealed record NotUnderstood;

/// <summary>Answers it with what there is.</summary>
internal sealed class NotUnderstoodHandler : IHandle<NotUnderstood>, IGuarded
{
    public static Policy Policy => Rights.UseBot;

    public Task<Reply> HandleAsync(NotUnderstood request, Caller caller, CancellationToken ct) =>
        Task.FromResult(new Reply(new HelpCard(caller.Who.Roles, HelpOpening.NotUnderstood, caller.Who.Name, OpenTasks: 0)));
}
