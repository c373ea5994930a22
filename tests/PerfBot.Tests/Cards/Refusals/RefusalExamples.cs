using System.Text.Json;
using PerfBot.Cards.Kit;
using PerfBot.Cards.Refusals;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Domain.Results;
using PerfBot.Tests.Support;

namespace PerfBot.Tests.Cards.Refusals;

internal sealed class RefusalExamples : IExamples
{
    public IEnumerable<(string Name, ICard Card)> Cards =>
    [
        ("refusal-button-unknown", new RefusalCard(new ButtonUnknown(), Roles.Employee | Roles.Manager)),
        ("refusal-not-allowed", new RefusalCard(new NotAllowed("cycle.start"), Roles.Employee)),
        ("refusal-result-not-open", new RefusalCard(new ResultNotOpen(), Roles.Employee)),
        ("refusal-task-gone-while-typing", new RefusalCard(new PerfBot.Domain.Reviews.TaskNotFound(), Roles.Employee) { Unsaved = [new(null, "4"), new(null, "八月配合商务部完成迁移")] }),
        ("failure", new FailureCard("9f3a1c0b7d2e", Roles.Employee | Roles.Hr)),
        ("failure-took-too-long", new FailureCard("9f3a1c0b7d2e", Roles.Employee | Roles.Hr, TookTooLong: true, new("task.save", JsonElement.Parse("""{"verb":"task.save","task":"0199-1","comment":"八月配合商务部完成迁移"}""")))),
    ];
}
