using System.Collections;

namespace PerfBot.Tests.Support;

/// <summary>Makes a value of any type, for tests that walk all types of a kind.</summary>
internal static class Specimen
{
    /// <summary>A value of <paramref name="type"/>, made by its longest constructor; texts are "x", numbers 7, lists hold one thing.</summary>
    public static object Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying);
        }

        if (type == typeof(string))
        {
            return "x";
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0)!;
        }

        if (type == typeof(int) || type == typeof(long) || type == typeof(decimal))
        {
            return Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture);
        }

        if (type == typeof(bool))
        {
            return true;
        }

        if (type == typeof(DateOnly))
        {
            return new DateOnly(2026, 3, 31);
        }

        if (type.IsAssignableTo(typeof(IEnumerable)))
        {
            var element = type.GetGenericArguments()[0];
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
            list.Add(Of(element));
            return list;
        }

        var concrete = type.IsAbstract
            ? type.Assembly.GetTypes().First(other => !other.IsAbstract && other.IsAssignableTo(type) && Constructor(other)?.GetParameters().Length == 0)
            : type;
        return Constructor(concrete) is { } constructor
            ? constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))])
            : Activator.CreateInstance(concrete)!; // a struct
    }

    private static System.Reflection.ConstructorInfo? Constructor(Type type) =>
        type.GetConstructors().Where(c => c.GetParameters() is not [{ } copy] || copy.ParameterType != type).MaxBy(c => c.GetParameters().Length);
}
