using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>The figures of an import: their names on the wire, and what people read.</summary>
public static class ImportFigures
{
    internal const string NewPeople = "newPeople";
    internal const string ChangedPeople = "changedPeople";
    internal const string UnchangedPeople = "unchangedPeople";
    internal const string NewDepartments = "newDepartments";
    internal const string Rows = "rows";
    internal const string People = "people";
    internal const string NewReadings = "newReadings";
    internal const string ReplacedReadings = "replacedReadings";
    internal const string UnchangedReadings = "unchangedReadings";
    internal const string NewLeave = "newLeave";
    internal const string UnchangedLeave = "unchangedLeave";

    private static readonly Dictionary<string, Bilingual> Labels = new()
    {
        [NewPeople] = new("New people", "新增人员"),
        [ChangedPeople] = new("Changed people", "变更人员"),
        [UnchangedPeople] = new("Unchanged people", "无变化人员"),
        [NewDepartments] = new("New departments", "新增部门"),
        [Rows] = new("Rows", "行数"),
        [People] = new("People", "涉及人员"),
        [NewReadings] = new("New values", "新增数据"),
        [ReplacedReadings] = new("Replaced values", "替换数据"),
        [UnchangedReadings] = new("Unchanged values", "无变化数据"),
        [NewLeave] = new("New leave", "新增请假"),
        [UnchangedLeave] = new("Leave known already", "已有请假"),
    };

    /// <summary>The figures of a people file.</summary>
    public static IReadOnlyDictionary<string, int> Of(PeoplePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new Dictionary<string, int>
        {
            [NewPeople] = plan.New,
            [ChangedPeople] = plan.Changed,
            [UnchangedPeople] = plan.Unchanged,
            [NewDepartments] = plan.NewDepartments.Count,
        };
    }

    /// <summary>The figures of a leave file.</summary>
    public static IReadOnlyDictionary<string, int> Of(LeavePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new Dictionary<string, int> { [People] = plan.People, [NewLeave] = plan.New, [UnchangedLeave] = plan.Unchanged };
    }

    /// <summary>The figures of readings.</summary>
    public static IReadOnlyDictionary<string, int> Of(ReadingsPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new Dictionary<string, int>
        {
            [Rows] = plan.Rows,
            [People] = plan.People,
            [NewReadings] = plan.New,
            [ReplacedReadings] = plan.Replaced,
            [UnchangedReadings] = plan.Unchanged,
        };
    }

    /// <summary>What people read.</summary>
    public static Bilingual NameOf(string figure) => Labels[figure];

    /// <summary>The figures that are known, in their order, of those that a card sent.</summary>
    public static IReadOnlyList<(Bilingual, int)> Known(IReadOnlyDictionary<string, int>? counts) =>
        [.. Labels.Where(label => counts?.ContainsKey(label.Key) == true).Select(label => (label.Value, counts![label.Key]))];
}
