namespace Mediation.Web.Screens.SignIn;

/// <summary>What the sign-in page shows (登录页).</summary>
/// <param name="ReturnUrl">Where to go afterwards, inside this site.</param>
/// <param name="UserName">What was typed last time.</param>
/// <param name="Refusal">Why the last try didn't succeed, as a sentence; null on the first.</param>
public sealed record SignInView(string ReturnUrl, string UserName = "", string? Refusal = null);
