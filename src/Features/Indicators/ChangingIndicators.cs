using System.Globalization;
using System.Text.Json;
using PerfBot.Cards.Indicators;
using PerfBot.Domain.Indicators;
using PerfBot.Domain.Kernel;
using PerfBot.Domain.People;
using PerfBot.Features.Kernel;

namespace PerfBot.Features.Indicators;

/// <summary>What the steps of a change have in common.</summary>
internal static class ChangingIndicators
{
    /// <summary>Whether the caller may change indicators: they hold for everybody, so HR of some departments may not.</summary>
    public static bool MayChange(Caller caller) => caller.Who.HrScope is null;

    /// <exception cref="RefusedException"><see cref="NotAllowed"/>.</exception>
    public static void Check(Caller caller)
    {
        if (!MayChange(caller))
        {
            throw new RefusedException(new NotAllowed(Rights.ChangeIndicators.Action));
        }
    }

    /// <summary>The role that a draft's key belongs to.</summary>
    /// <exception cref="RefusedException"><see cref="IndicatorNotFound"/>.</exception>
    public static JobRole RoleOf(IndicatorLibrary library, PreviewIndicator draft) =>
        library.Roles.FirstOrDefault(r => (draft.Indicator ?? "").StartsWith(r.Prefix + "-", StringComparison.Ordinal)) ?? throw new RefusedException(new IndicatorNotFound(draft.Indicator ?? ""));

    /// <summary>A change is made to the newest version; a copy gets the next free key, whatever a client sends.</summary>
    /// <exception cref="RefusedException"><see cref="IndicatorOutdated"/> or <see cref="IndicatorNotFound"/>.</exception>
    public static void CheckNewest(IndicatorLibrary library, PreviewIndicator draft)
    {
        if (library.Find(draft.Indicator) is { } indicator)
        {
            if (indicator.Newest != draft.Newest)
            {
                throw new RefusedException(new IndicatorOutdated(indicator.Newest));
            }
        }
        else if (draft.Newest != 0 || draft.Indicator != library.FreeKey(RoleOf(library, draft)))
        {
            throw new RefusedException(new IndicatorNotFound(draft.Indicator));
        }
    }

    /// <summary>What a draft says.</summary>
    /// <exception cref="RefusedException"><see cref="IndicatorWrong"/>, <see cref="IndicatorNotFound"/> or <see cref="IndicatorVersionNotFound"/>.</exception>
    public static IndicatorDefinition Read(IndicatorLibrary library, PreviewIndicator draft)
    {
        var from = (draft.From ?? "").Split('/');
        var number = from.Length == 2 && int.TryParse(from[1], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : 0;
        return IndicatorForm.Read(draft, library.Get(from[0]).Version(number).Definition, library);
    }

    /// <summary>Whether two definitions say the same.</summary>
    public static bool AreSame(IndicatorDefinition one, IndicatorDefinition other) => JsonSerializer.Serialize(one) == JsonSerializer.Serialize(other);

    /// <summary>The form with what was typed, ready to be tried again; null for what was never on a form.</summary>
    public static Reply? Form(IndicatorLibrary library, PreviewIndicator draft, Refusal refusal)
    {
        if (refusal is not (IndicatorWrong or IndicatorOutdated))
        {
            return null;
        }

        var newest = library.Find(draft.Indicator)?.Newest ?? 0;
        return new(new ChangeIndicatorCard(draft with { Newest = newest }, RoleOf(library, draft).Name, refusal));
    }
}
