using PerfBot.Domain.Kernel;

namespace PerfBot.Features.Imports;

/// <summary>Parses and checks an expression of a <see cref="ReadingMapping"/>, whose remarks have the grammar.</summary>
/// <remarks>Types are checked here, once, so that evaluation cannot meet a text where it adds.</remarks>
internal sealed class ExpressionParser<TRow>
{
    private const int MaxDepth = 64;

    private readonly string _path;
    private readonly RowScope<TRow> _scope;
    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private ExpressionParser(string text, string path, RowScope<TRow> scope) =>
        (_path, _scope, _tokens) = (path, scope, ExpressionTokens.Of(text, path));

    private Token Current => _tokens[_at];

    /// <summary>Parses <paramref name="text"/>, which stands at <paramref name="path"/> of the mapping.</summary>
    public static RowExpression<TRow> Parse(string text, string path, RowScope<TRow> scope)
    {
        var parser = new ExpressionParser<TRow>(text, path, scope);
        var expression = parser.Or();
        return parser.Current.Kind == TokenKind.End ? expression : throw parser.Syntax();
    }

    /// <summary>Parses an expression that has to be of one of <paramref name="types"/>.</summary>
    public static RowExpression<TRow> Parse(string text, string path, RowScope<TRow> scope, params ReadOnlySpan<ValueType> types)
    {
        var expression = Parse(text, path, scope);
        return types.Contains(expression.Type) ? expression : throw WrongType(path, 1, types[0], expression.Type);
    }

    private static RefusedException WrongType(string path, int position, ValueType expected, ValueType got) =>
        new(new ExpressionTypeWrong(path, position, expected.ToString(), got.ToString()));

    private RowExpression<TRow> Or()
    {
        Deeper();
        var start = Current.Position;
        var left = And();
        while (Current.IsWord("or"))
        {
            Need(left, ValueType.Truth, start);
            _at++;
            var position = Current.Position;
            var (a, b) = (left.Evaluate, Need(And(), ValueType.Truth, position).Evaluate);
            left = new(ValueType.Truth, row => a(row) is var first && first.IsTrue ? first : Either(first, b(row)));
        }

        _depth--;
        return left;

        static RowValue Either(RowValue first, RowValue second) => second.IsTrue || first.IsKnown ? second : RowValue.Unknown;
    }

    private RowExpression<TRow> And()
    {
        var start = Current.Position;
        var left = Not();
        while (Current.IsWord("and"))
        {
            Need(left, ValueType.Truth, start);
            _at++;
            var position = Current.Position;
            var (a, b) = (left.Evaluate, Need(Not(), ValueType.Truth, position).Evaluate);
            left = new(ValueType.Truth, row => a(row) is var first && first.IsFalse ? first : Both(first, b(row)));
        }

        return left;

        static RowValue Both(RowValue first, RowValue second) => second.IsFalse || first.IsKnown ? second : RowValue.Unknown;
    }

    private RowExpression<TRow> Not()
    {
        if (!Current.IsWord("not"))
        {
            return Comparison();
        }

        Deeper();
        _at++;
        var position = Current.Position;
        var inner = Need(Not(), ValueType.Truth, position).Evaluate;
        _depth--;
        return new(ValueType.Truth, row => inner(row) is { IsKnown: true } known ? RowValue.Of(known.IsFalse) : RowValue.Unknown);
    }

    private RowExpression<TRow> Comparison()
    {
        var start = Current.Position;
        var left = Sum();
        if (Current.Kind != TokenKind.Symbol || Current.Text is not ("=" or "<>" or "<" or "<=" or ">" or ">="))
        {
            return left;
        }

        var symbol = Current.Text;
        if (left.Type == ValueType.Truth || (left.Type == ValueType.Text && symbol is not ("=" or "<>")))
        {
            throw WrongType(_path, start, ValueType.Number, left.Type);
        }

        _at++;
        var position = Current.Position;
        var (a, b) = (left.Evaluate, Need(Sum(), left.Type, position).Evaluate);
        Func<RowValue, RowValue, bool> holds = symbol switch
        {
            "=" => (x, y) => x == y,
            "<>" => (x, y) => x != y,
            "<" => (x, y) => x.CompareTo(y) < 0,
            "<=" => (x, y) => x.CompareTo(y) <= 0,
            ">" => (x, y) => x.CompareTo(y) > 0,
            _ => (x, y) => x.CompareTo(y) >= 0,
        };
        return new(ValueType.Truth, Pair(a, b, (x, y) => RowValue.Of(holds(x, y))));
    }

    private RowExpression<TRow> Sum()
    {
        var start = Current.Position;
        var left = Product();
        while (Current.Is("+") || Current.Is("-"))
        {
            var minus = Current.Is("-");
            left = Arithmetic(left, start, Product, minus ? (x, y) => x - y : (x, y) => x + y);
        }

        return left;
    }

    private RowExpression<TRow> Product()
    {
        var start = Current.Position;
        var left = Signed();
        while (Current.Is("*") || Current.Is("×") || Current.Is("/") || Current.Is("÷"))
        {
            var times = Current.Is("*") || Current.Is("×");
            left = Arithmetic(left, start, Signed, times ? (x, y) => x * y : (x, y) => x / y);
        }

        return left;
    }

    private RowExpression<TRow> Arithmetic(RowExpression<TRow> left, int start, Func<RowExpression<TRow>> next, Func<decimal, decimal, decimal> compute)
    {
        Need(left, ValueType.Number, start);
        _at++;
        var position = Current.Position;
        var right = Need(next(), ValueType.Number, position);
        return new(ValueType.Number, Pair(left.Evaluate, right.Evaluate, (x, y) => RowValue.Of(compute(x.Number, y.Number))));
    }

    private RowExpression<TRow> Signed()
    {
        if (!Current.Is("-"))
        {
            return Primary();
        }

        Deeper();
        _at++;
        var position = Current.Position;
        var inner = Need(Signed(), ValueType.Number, position).Evaluate;
        _depth--;
        return new(ValueType.Number, row => inner(row) is { IsKnown: true } known ? RowValue.Of(-known.Number) : RowValue.Unknown);
    }

    private RowExpression<TRow> Primary()
    {
        var token = Current;
        _at++;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new(ValueType.Number, _ => RowValue.Of(token.Number));
            case TokenKind.Text:
                return new(ValueType.Text, _ => RowValue.Of(token.Text));
            case TokenKind.Symbol when token.Is("("):
                var inner = Or();
                Take(")");
                return inner;
            case TokenKind.Word when Current.Is("("):
                return Call(token);
            case TokenKind.Word or TokenKind.Bracketed:
                return Name(token);
            default:
                _at--;
                throw Syntax();
        }
    }

    private RowExpression<TRow> Name(Token token)
    {
        if (Current.Is("."))
        {
            _at++;
            var column = Current;
            if (column.Kind is not (TokenKind.Word or TokenKind.Bracketed))
            {
                throw Syntax();
            }

            _at++;
            return _scope.Find(token.Text, column.Text)
                ?? throw new RefusedException(new ExpressionNameUnknown(_path, token.Position, $"{token.Text}.{column.Text}"));
        }

        return _scope.Find(token.Text) switch
        {
            [] => throw new RefusedException(new ExpressionNameUnknown(_path, token.Position, token.Text)),
            [var only] => only,
            _ => throw new RefusedException(new ExpressionNameAmbiguous(_path, token.Position, token.Text)),
        };
    }

    private RowExpression<TRow> Call(Token name)
    {
        _at++;
        var arguments = new List<(RowExpression<TRow> Value, int Position)>();
        while (arguments.Count == 0 ? !Current.Is(")") : Current.Is(","))
        {
            _at += arguments.Count == 0 ? 0 : 1;
            var position = Current.Position;
            arguments.Add((Or(), position));
        }

        Take(")");
        Evaluate<TRow> Argument(int index, ValueType type) => Need(arguments[index].Value, type, arguments[index].Position).Evaluate;
        switch (name.Text.ToLowerInvariant())
        {
            case "hours":
                Count(2);
                return new(ValueType.Number, Pair(Argument(0, ValueType.Date), Argument(1, ValueType.Date), (from, to) =>
                    RowValue.Of((to.Number - from.Number) / TimeSpan.TicksPerHour)));
            case "month":
                Count(1);
                var date = Argument(0, ValueType.Date);
                return new(ValueType.Date, row => date(row) is { IsKnown: true } known
                    ? RowValue.Of(new DateTime(known.Date.Year, known.Date.Month, 1))
                    : RowValue.Unknown);
            case "known":
                Count(1);
                var value = arguments[0].Value.Evaluate;
                return new(ValueType.Truth, row => RowValue.Of(value(row).IsKnown));
            default:
                throw new RefusedException(new ExpressionFunctionUnknown(_path, name.Position, name.Text));
        }

        void Count(int expected)
        {
            if (arguments.Count != expected)
            {
                throw new RefusedException(new ExpressionArguments(_path, name.Position, name.Text, expected, arguments.Count));
            }
        }
    }

    /// <summary>Unknown where either side is.</summary>
    private static Evaluate<TRow> Pair(Evaluate<TRow> left, Evaluate<TRow> right, Func<RowValue, RowValue, RowValue> compute) =>
        row => left(row) is { IsKnown: true } a && right(row) is { IsKnown: true } b ? compute(a, b) : RowValue.Unknown;

    private RowExpression<TRow> Need(RowExpression<TRow> expression, ValueType type, int position) =>
        expression.Type == type ? expression : throw WrongType(_path, position, type, expression.Type);

    private void Take(string symbol) => _at += Current.Is(symbol) ? 1 : throw Syntax();

    private void Deeper()
    {
        if (++_depth > MaxDepth)
        {
            throw new RefusedException(new ExpressionTooDeep(_path, Current.Position, MaxDepth));
        }
    }

    private RefusedException Syntax() => new(new ExpressionSyntax(_path, Current.Position));
}
