namespace PerfBot.EndToEnd.Reckoning;

/// <summary>What the lines of the programmes over imported exports measure, said once more by hand.</summary>
internal static class MappedActuals
{
    /// <summary>Orders per salesperson.</summary>
    public static readonly IReadOnlyDictionary<string, Func<PlainFigures, Found>> Orders = new Dictionary<string, Func<PlainFigures, Found>>
    {
        ["REVENUE"] = f => Found.Of(f["总订单金额"]),
        ["ORDERS"] = f => Found.Of(f["订单数"]),
        ["NEW-SHARE"] = f => Found.Ratio(f["新客户订单金额"], f["总订单金额"]),
        ["REPEAT"] = f => Found.Of(f["复购客户数"]),
    };

    /// <summary>Incidents per resolver.</summary>
    public static readonly IReadOnlyDictionary<string, Func<PlainFigures, Found>> Incidents = new Dictionary<string, Func<PlainFigures, Found>>
    {
        ["RESOLVED"] = f => Found.Ratio(f["已解决工单"], f["总工单"]),
        ["HOURS"] = f => Found.Ratio(f["总解决时间"], f["已解决工单"]),
        ["SLA"] = f => Found.Ratio(f["SLA达标工单"], f["总工单"]),
    };
}
