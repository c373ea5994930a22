using PerfBot.Cards.Help;
using PerfBot.Cards.Kit;
using PerfBot.Domain.People;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Help;

internal sealed class HelpExamples : IExamples
{
    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("help-employee", new HelpCard(Roles.Employee, HelpOpening.Asked, "林小雨", 0)),
        ("help-manager-with-tasks", new HelpCard(Roles.Employee | Roles.Manager, HelpOpening.Asked, "赵敏", 12)),
        ("help-hr", new HelpCard(Roles.Employee | Roles.Manager | Roles.Hr, HelpOpening.Asked, "吴人事", 1)),
        ("help-auditor", new HelpCard(Roles.Employee | Roles.Auditor, HelpOpening.Asked, "郑审计", 0)),
        ("help-admin", new HelpCard(Roles.Employee | Roles.Admin, HelpOpening.Asked, "何运维", 0)),
        ("welcome-employee", new HelpCard(Roles.Employee, HelpOpening.Welcome, Sample.LongName, 1)),
        ("welcome-manager", new HelpCard(Roles.Employee | Roles.Manager, HelpOpening.Welcome, Sample.WesternName, 0)),
        ("welcome-hr", new HelpCard(Roles.Employee | Roles.Hr, HelpOpening.Welcome, "吴人事", 0)),
        ("not-understood", new HelpCard(Roles.Employee | Roles.Manager | Roles.Hr | Roles.Auditor, HelpOpening.NotUnderstood, "吴人事", 0)),
        ("languages", new LanguageCard()),
        ("private-only", new PrivateOnlyCard()),
    ];
}
