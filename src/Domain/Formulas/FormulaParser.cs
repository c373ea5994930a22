using PerfBot.Domain.Kernel;

namespace PerfBot.Domain.Formulas;

/// <summary>Reads a formula from left to right: comparisons bind least, then <c>+ -</c>, then <c>* /</c>, then the minus sign.</summary>
internal sealed class FormulaParser
{
    private static readonly Dictionary<string, (FormulaFunction Function, int Fewest, int Most)> Functions = new()
    {
        ["sum"] = (FormulaFunction.Sum, 1, int.MaxValue),
        ["avg"] = (FormulaFunction.Avg, 1, int.MaxValue),
        ["min"] = (FormulaFunction.Min, 1, int.MaxValue),
        ["max"] = (FormulaFunction.Max, 1, int.MaxValue),
        ["abs"] = (FormulaFunction.Abs, 1, 1),
        ["round"] = (FormulaFunction.Round, 1, 2),
        ["if"] = (FormulaFunction.If, 3, 3),
        ["prev"] = (FormulaFunction.Prev, 1, 1),
    };

    private readonly string _text;
    private readonly FormulaTokens _tokens;
    private readonly List<FormulaInput> _inputs = [];
    private readonly Dictionary<FormulaInput, int> _places = [];
    private Token _now;
    private int _lastEnd;
    private int _depth;
    private bool _insidePrev;

    public FormulaParser(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Formula.MaxLength)
        {
            throw Refused(FormulaFault.TooLong, Formula.MaxLength, "");
        }

        _text = text;
        _tokens = new(text);
    }

    /// <summary>The figures that the formula needs, after <see cref="Parse"/>.</summary>
    public IReadOnlyList<FormulaInput> Inputs => _inputs;

    public FormulaNode Parse()
    {
        _now = _tokens.Next();
        if (_now.Kind == TokenKind.End)
        {
            throw Refused(FormulaFault.Empty, 0, "");
        }

        var root = Comparison();
        return _now.Kind == TokenKind.End ? root : throw RefusedHere(FormulaFault.OperatorExpected);
    }

    private FormulaNode Comparison()
    {
        var left = Sum();
        if (ComparisonHere() is not { } symbol)
        {
            return left;
        }

        Take();
        var node = new OperatorNode(symbol, left, Sum());
        return ComparisonHere() is null ? node : throw RefusedHere(FormulaFault.ComparisonOfComparison);
    }

    private FormulaOperator? ComparisonHere() => _now.Kind != TokenKind.Symbol ? null : _now.Text switch
    {
        "=" => FormulaOperator.Equal,
        "<>" => FormulaOperator.NotEqual,
        "<" => FormulaOperator.Less,
        "<=" => FormulaOperator.LessOrEqual,
        ">" => FormulaOperator.Greater,
        ">=" => FormulaOperator.GreaterOrEqual,
        _ => null,
    };

    private FormulaNode Sum()
    {
        var left = Product();
        while (IsHere("+") || IsHere("-"))
        {
            var symbol = Take().Text == "+" ? FormulaOperator.Add : FormulaOperator.Subtract;
            left = new OperatorNode(symbol, left, Product());
        }

        return left;
    }

    private FormulaNode Product()
    {
        var left = Signed();
        while (IsHere("*") || IsHere("×") || IsHere("/") || IsHere("÷"))
        {
            var symbol = Take().Text is "*" or "×" ? FormulaOperator.Multiply : FormulaOperator.Divide;
            var start = _now.Start;
            var right = Signed();
            left = new OperatorNode(symbol, left, right, symbol == FormulaOperator.Divide ? _text[start.._lastEnd] : "");
        }

        return left;
    }

    private FormulaNode Signed()
    {
        if (!IsHere("-"))
        {
            return Primary();
        }

        Deeper();
        Take();
        var node = new MinusNode(Signed());
        _depth--;
        return node;
    }

    private FormulaNode Primary()
    {
        switch (_now.Kind)
        {
            case TokenKind.Number:
                return new NumberNode(Take().Number);

            case TokenKind.BracketedName:
                return Metric(Take().Text);

            case TokenKind.Name:
                var name = Take();
                return IsHere("(") ? Function(name) : Metric(name.Text);

            case TokenKind.Symbol when _now.Text == "(":
                Deeper();
                Take();
                var inner = Comparison();
                Close();
                return inner;

            default:
                throw RefusedHere(FormulaFault.ValueExpected);
        }
    }

    private MetricNode Metric(string name)
    {
        var input = new FormulaInput(name, _insidePrev);
        if (!_places.TryGetValue(input, out var index))
        {
            index = _inputs.Count;
            _places.Add(input, index);
            _inputs.Add(input);
        }

        return new(input, index);
    }

    private FormulaNode Function(Token name)
    {
        if (!Functions.TryGetValue(name.Text, out var known))
        {
            throw Refused(FormulaFault.UnknownFunction, name.Start, name.Text);
        }

        var isPrev = known.Function == FormulaFunction.Prev;
        if (isPrev && _insidePrev)
        {
            throw Refused(FormulaFault.PrevInsidePrev, name.Start, name.Text);
        }

        Deeper();
        Take();
        _insidePrev |= isPrev;
        var values = new List<FormulaNode>();
        var lastStart = _now.Start;
        if (!IsHere(")"))
        {
            values.Add(Comparison());
            while (IsHere(","))
            {
                Take();
                lastStart = _now.Start;
                values.Add(Comparison());
            }
        }

        Close();
        _insidePrev &= !isPrev;
        if (values.Count < known.Fewest || values.Count > known.Most)
        {
            throw Refused(FormulaFault.WrongNumberOfValues, name.Start, name.Text);
        }

        return known.Function switch
        {
            FormulaFunction.If => new IfNode(values[0], values[1], values[2]),
            FormulaFunction.Prev => values[0],
            _ => new FunctionNode(known.Function, values, lastStart + 1),
        };
    }

    private void Deeper()
    {
        if (++_depth > Formula.MaxDepth)
        {
            throw RefusedHere(FormulaFault.TooDeep);
        }
    }

    private void Close()
    {
        if (!IsHere(")"))
        {
            throw RefusedHere(_now.Kind is TokenKind.End ? FormulaFault.ParenthesisExpected : FormulaFault.OperatorExpected);
        }

        Take();
        _depth--;
    }

    private bool IsHere(string symbol) => _now.Kind == TokenKind.Symbol && _now.Text == symbol;

    private Token Take()
    {
        var taken = _now;
        _lastEnd = taken.End;
        _now = _tokens.Next();
        return taken;
    }

    private RefusedException RefusedHere(FormulaFault fault) => Refused(fault, _now.Start, _text[_now.Start.._now.End]);

    private static RefusedException Refused(FormulaFault fault, int start, string found) => new(new FormulaRefused(fault, start + 1, found));
}
