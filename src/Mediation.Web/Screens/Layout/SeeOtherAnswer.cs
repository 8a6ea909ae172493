namespace Mediation.Web.Screens.Layout;

/// <summary>The answer to a form that was done: go on there, so that a reload does nothing again (转到).</summary>
internal static class SeeOtherAnswer
{
    /// <summary>Sends the browser to an address of this site.</summary>
    public static IResult SeeOther(this HttpContext visit, string address)
    {
        visit.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
