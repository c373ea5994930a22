namespace PerfBot.Domain.Scoring;

/// <summary>The total of several parts: the segments of an assignment by their days, or the assignments of a review by their shares.</summary>
/// <remarks>Scoring rule: one blocked part blocks; an unrated part is left out; nothing rated is not rated, never 0; rounded once.</remarks>
internal struct WeightedMean
{
    private bool _blocked;
    private decimal _weighed;
    private decimal _weights;

    public readonly ScoreState State => _blocked ? ScoreState.Blocked : _weights > 0 ? ScoreState.Rated : ScoreState.NotRated;

    /// <summary>Two decimals; null unless rated.</summary>
    public readonly decimal? Total => State == ScoreState.Rated ? Rounding.ToCents(_weighed / _weights) : null;

    public void Add(ScoreState state, decimal? total, decimal weight)
    {
        _blocked |= state == ScoreState.Blocked;
        if (state == ScoreState.Rated)
        {
            _weighed += total.GetValueOrDefault() * weight;
            _weights += weight;
        }
    }
}
