using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Help;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Help;

/// <summary>Offers the languages.</summary>
internal sealed class ShowLanguagesHandler : IHandle<ShowLanguages>, IGuarded, IHasPhrases<ShowLanguages>
{
    public static Policy Policy => Rights.UseBot;

    public static IReadOnlyList<string> Phrases => ["language", "语言", "change language", "切换语言", "中文", "english", "chinese", "英文"];

    public Task<Reply> HandleAsync(ShowLanguages request, Caller caller, CancellationToken ct) => Task.FromResult(new Reply(new LanguageCard()));
}

/// <summary>The caller chooses a language; the answer is in it already.</summary>
internal sealed class ChooseLanguageHandler(ReviewDb db, CompanyClock clock) : IHandle<ChooseLanguage>, IGuarded
{
    public static Policy Policy => Rights.UseBot;

    public async Task<Reply> HandleAsync(ChooseLanguage request, Caller caller, CancellationToken ct)
    {
        var language = Language.All.FirstOrDefault(l => l.Tag == request.Tag)
            ?? throw new RefusedException(new LanguageUnknown(request.Tag ?? ""));
        var employee = await db.Employees.SingleAsync(e => e.Id == caller.Who.Id, ct);
        var before = employee.Language;
        employee.Choose(language.Tag);
        db.Audit(caller, clock.Now(), "employee.language-chosen", $"employee:{employee.Id.Value}", new { before, after = language.Tag });
        return new(new HelpCard(caller.Who.Roles, HelpOpening.Asked, caller.Who.Name, OpenTasks: 0)) { Language = language };
    }
}
