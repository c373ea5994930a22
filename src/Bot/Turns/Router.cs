using System.Collections.Frozen;
using PerfBot.Cards.Kit;
using PerfBot.Features;

namespace PerfBot.Bot.Turns;

/// <summary>Finds the use case behind a verb or behind what somebody typed. Built at start: two handlers of one verb stop it.</summary>
internal sealed class Router
{
    /// <summary>The widest text that is taken for a command; Chinese characters count twice. People paste whole comments into a chat.</summary>
    private const int Longest = 100;

    private readonly FrozenDictionary<string, Route> _byVerb;
    private readonly FrozenDictionary<Type, Route> _byRequest;
    private readonly (string Phrase, string Verb)[] _phrases;

    public Router(IEnumerable<HandlerEntry> handlers)
    {
        var all = handlers.ToList();
        _byRequest = all.ToFrozenDictionary(h => h.Request, Route.To);
        var verbs = all.Where(h => h.Request.IsAssignableTo(typeof(ISubmit))).ToDictionary(VerbOf, h => _byRequest[h.Request]);
        _byVerb = verbs.ToFrozenDictionary(StringComparer.Ordinal);

        // The longest phrase first: "start cycle" is more telling than "cycle".
        _phrases = [.. all.SelectMany(h => h.Phrases.Select(p => (Wording.Normalize(p), VerbOf(h)))).OrderByDescending(p => p.Item1.Length)];
    }

    /// <summary>The verbs, for tests.</summary>
    public IEnumerable<string> Verbs => _byVerb.Keys;

    /// <summary>The route of a verb, or null for one that nobody knows.</summary>
    public Route? Find(string verb) => _byVerb.GetValueOrDefault(verb);

    /// <summary>The route of a request without a verb.</summary>
    public Route Of<TRequest>() => _byRequest[typeof(TRequest)];

    /// <summary>The route that somebody means by what they typed, or null.</summary>
    public Route? FindPhrase(string text)
    {
        var typed = Wording.Normalize(text);
        if (typed.Length == 0 || Wording.Width(typed) > Longest)
        {
            return null; // a letter, not a command
        }

        return Find(typed, Wording.Says) ?? Find(typed, Wording.AlmostSays) ?? Find(typed, Wording.AlmostHolds);
    }

    private Route? Find(string typed, Func<string, string, bool> means)
    {
        foreach (var (phrase, verb) in _phrases)
        {
            if (means(typed, phrase))
            {
                return _byVerb[verb];
            }
        }

        return null;
    }

    private static string VerbOf(HandlerEntry handler) => (string)handler.Request.GetProperty(nameof(ISubmit.Verb))!.GetValue(null)!;
}
