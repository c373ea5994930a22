using PerfBot.Cards.Delivery;
using PerfBot.Cards.Kit;
using PerfBot.Domain.Delivery;

namespace PerfBot.Cards.Notices;

/// <summary>The words of a ledger's file.</summary>
/// <param name="lang">The reader's language.</param>
public sealed class LedgerFileTexts(Language lang)
{
    private readonly DeliveryTexts _why = new(lang);
    private readonly NoticeTexts _say = new(lang);

    /// <summary>The headers.</summary>
    public IReadOnlyList<string> Header => lang == Language.Chinese
        ? ["工号", "姓名", "部门", "状态", "原因", "处理办法", "尝试次数", "确认时间", "答错次数"]
        : ["Number", "Name", "Department", "State", "Reason", "What to do", "Attempts", "Confirmed at", "Wrong answers"];

    /// <summary>How a line stands.</summary>
    public string State(OutboxState state) => state switch
    {
        OutboxState.Sent => _say.Sent,
        OutboxState.Ambiguous => _say.Uncertain,
        OutboxState.Excluded => _say.Excluded,
        OutboxState.Pending => _say.Pending,
        OutboxState.Superseded => _say.Superseded,
        _ => _say.Failed,
    };

    /// <summary>Why.</summary>
    public string Reason(string code) => _why.Reason(code);

    /// <summary>What to do about it.</summary>
    public string Remedy(string code) => _why.Remedy(code);

    /// <summary>What the file is.</summary>
    public string Description(int lines) => _say.FileDescription(lines);
}
