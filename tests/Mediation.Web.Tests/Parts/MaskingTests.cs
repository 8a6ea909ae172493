using FsCheck;
using FsCheck.Fluent;
using Mediation.Web.Parts;

namespace Mediation.Web.Tests.Parts;

public sealed class MaskingTests
{
    [Theory]
    [InlineData("王建国", "王**")]
    [InlineData("欧阳", "欧**")]
    [InlineData("𠮷野", "𠮷**")]
    [InlineData("", "")]
    public void Of_a_name_one_character_stays(string name, string masked) => Masking.Name(name).ShouldBe(masked);

    [Theory]
    [InlineData("13812340021", "138****0021")]
    [InlineData("8123456", "****56")]
    [InlineData("110", "****")]
    public void Of_a_phone_number_enough_stays_to_tell_two_apart(string phone, string masked) =>
        Masking.Phone(phone).ShouldBe(masked);

    [Theory]
    [InlineData("510181199001011234", "510***********1234")]
    [InlineData("12345678", "********")]
    public void Of_an_identity_number_neither_birthday_nor_place_stays(string number, string masked) =>
        Masking.IdentityNumber(number).ShouldBe(masked);

    [Fact]
    public void No_mask_lets_a_whole_number_through() => Prop.ForAll(
        Gen.Choose(5, 20).SelectMany(length => Gen.ArrayOf(Gen.Elements("0123456789".ToCharArray()), length)).ToArbitrary(),
        digits => Masking.Phone(new(digits)) != new string(digits)
            && Masking.IdentityNumber(new(digits)) != new string(digits)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(12345.6, "¥12,345.6")]
    [InlineData(800, "¥800")]
    public void Money_is_written_with_groups(decimal yuan, string written) => Masking.Money(yuan).ShouldBe(written);
}
