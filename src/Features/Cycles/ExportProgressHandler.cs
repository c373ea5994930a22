using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PerfBot.Cards.Cycles;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Delivery;
using PerfBot.Domain.Reviews;
using PerfBot.Features.Kernel;
using PerfBot.Store;

namespace PerfBot.Features.Cycles;

/// <summary>The progress of a cycle as a table: who stands where, who has to act, until when. No scores.</summary>
internal sealed class ExportProgressHandler(ReviewDb db, OpenTasks open, Charts charts, FileLinks files, CompanyClock clock) : IHandle<ExportProgress>, IGuarded
{
    public static Policy Policy => Rights.ExportProgress;

    public async Task<Reply> HandleAsync(ExportProgress request, Caller caller, CancellationToken ct)
    {
        var cycle = await open.CycleAsync(request.Cycle, caller, ct);
        var chart = await charts.GetAsync(ct);
        var (lang, today) = (caller.Language, clock.Today());
        var reviews = await open.HrReviews(caller).AsNoTracking().Where(r => r.Cycle == cycle.Id).Select(r => new { r.Id, r.Employee, r.Department, r.Stage, Closed = r.ClosedAt != null }).ToListAsync(ct);
        var tasks = (await db.Tasks.AsNoTracking().Where(t => t.Cycle == cycle.Id && t.State == TaskState.Open)
            .Select(t => new { t.Review, t.Assignee, t.DueOn }).ToListAsync(ct)).ToLookup(t => t.Review);
        var rows = from review in reviews
                   let person = chart.Find(review.Employee)
                   orderby person?.Number
                   let department = review.Department is { } d ? chart.Departments.GetValueOrDefault(d) ?? "" : ""
                   let stage = review.Closed ? lang.Say("Closed", "已完成") : review.Stage is { } kind ? lang.Stage(kind) : ""
                   from task in tasks[review.Id].DefaultIfEmpty()
                   select (IReadOnlyList<string>)
                   [
                       person?.Number ?? "", chart.NameOf(review.Employee), department, stage,
                       task is null ? "" : chart.NameOf(task.Assignee),
                       task?.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
                       task is null || task.DueOn >= today ? "" : $"{today.DayNumber - task.DueOn.DayNumber}",
                   ];
        IReadOnlyList<string> header =
        [
            lang.Say("Number", "工号"), lang.Say("Name", "姓名"), lang.Say("Department", "部门"), lang.Say("Stage", "环节"), lang.Say("Waits for", "待处理人"),
            lang.Say("Last day", "截止日期"), lang.Say("Days overdue", "逾期天数"),
        ];
        List<IReadOnlyList<string>> all = [header, .. rows];
        var name = $"progress-{cycle.From:yyyyMM}-{today:yyyyMMdd}.csv";
        var link = await files.OfferAsync(name, CsvFile.Write(all), caller, ct);
        db.Audit(caller, clock.Now(), "cycle.exported", $"cycle:{cycle.Id.Value}", new { rows = all.Count - 1 });
        return new(new ExportCard(name, link, all.Count - 1, Download.Minutes, request.Cycle));
    }
}
