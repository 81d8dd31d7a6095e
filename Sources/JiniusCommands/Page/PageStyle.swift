/// The one style sheet: large type, quiet colours that keep 7 to 1 for text, a focus that is seen on
/// every ground, targets of 48 pixels.
enum PageStyle {
  /// The SHA-256 of the style sheet: what the page lets a browser apply, and nothing else. A test
  /// computes it anew.
  static let digest = "AN+s9mSLLjTbP9iGA2y/zF4l7l2VcX3pdTGYv+V5d/8="

  static let text: StaticString = """
    :root{--ink:#1b2430;--soft:#4a5666;--line:#d5dbe3;--ground:#f3f5f8;--paper:#fff;--main:#12506b;
    --deep:#0b384c;--red:#9f1d20;--green:#14603a}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 system-ui,-apple-system,
    "Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;-webkit-text-size-adjust:100%}
    .brand,main,footer{max-width:42rem;margin:0 auto;padding:0 1.25rem}
    .sandbox{margin:0;padding:.6rem 1.25rem;background:#5c3a00;color:#fff;text-align:center}
    header{background:var(--paper);border-bottom:1px solid var(--line)}
    .brand{padding-block:.9rem;display:flex;gap:.75rem;align-items:baseline;color:var(--soft)}
    .brand strong{color:var(--main);font-size:1.25rem;letter-spacing:.01em}
    main{padding-block:2rem 1rem;overflow-wrap:anywhere}
    h1{font-size:1.75rem;line-height:1.25;margin:0 0 1rem;font-weight:650;text-wrap:balance}
    h2{font-size:1.1875rem;line-height:1.35;margin:1.75rem 0 .5rem}
    section>h2:first-child{margin-top:0}
    form+h2{margin-top:2rem;padding-top:1.5rem;border-top:1px solid var(--line)}
    form+p{margin-top:1rem}
    p{margin:0 0 1rem}
    .lead{font-size:1.125rem;color:var(--soft)}
    dl{margin:0 0 1.75rem;border-block:1px solid var(--line)}
    dl div{padding:.7rem 0;display:flex;flex-wrap:wrap;gap:0 1rem}
    dl div+div{border-top:1px solid var(--line)}
    dt{color:var(--soft);flex:0 0 10.5rem}
    dd{margin:0;flex:1 1 14rem;font-weight:600}
    .steps{list-style:none;display:flex;margin:0 0 1.25rem;padding:0;counter-reset:step;gap:.5rem}
    .steps li{flex:1;counter-increment:step;padding-top:.6rem;border-top:4px solid #8d99a8;
    color:var(--soft);line-height:1.3;font-size:.9375rem}
    .steps li::before{content:counter(step) ". "}
    .steps .done{border-color:var(--green);color:var(--green)}
    .steps .done::before{content:"\\2713\\00a0" / ""}
    .steps .current{border-color:var(--main);color:var(--ink);font-weight:650}
    section{background:var(--paper);border:1px solid var(--line);border-radius:.75rem;
    padding:1.5rem;margin-bottom:1.5rem}
    section>:last-child,section form>:last-child{margin-bottom:0}
    .success{border-left:6px solid var(--green)}
    .notice{background:var(--paper);border:2px solid var(--main);border-radius:.75rem;
    padding:1rem 1.25rem;margin-bottom:1.5rem;font-weight:600}
    .notice p{margin:0}
    .error{border-color:var(--red)}
    .error,.error a,.fault{color:var(--red)}
    .fault{font-weight:600;margin-bottom:.5rem}
    label{display:block;font-weight:650;font-size:1.1875rem;margin-bottom:.25rem}
    .hint{color:var(--soft);font-size:1rem}
    label+.hint{margin-bottom:.75rem}
    input,textarea{font:inherit;color:inherit;background:var(--paper);border:2px solid var(--soft);
    border-radius:.5rem;padding:.6rem .75rem;min-height:3rem;width:100%;margin-bottom:1.25rem;
    display:block}
    .code{max-width:14rem;font-size:1.625rem;letter-spacing:.25em;font-variant-numeric:tabular-nums}
    [aria-invalid]{border-color:var(--red)}
    .sandbox strong{display:inline-block}
    .button{display:inline-block;font:inherit;font-weight:650;line-height:1.35;text-align:center;
    text-decoration:none;min-height:3rem;padding:.75rem 1.25rem;border-radius:.5rem;cursor:pointer;
    border:2px solid var(--main);background:var(--main);color:#fff}
    .button:hover{background:var(--deep);border-color:var(--deep)}
    .second{background:var(--paper);color:var(--main)}
    .second:hover{background:#e7f0f4}
    .grave{background:var(--red);border-color:var(--red)}
    .grave:hover{background:#7a1416;border-color:#7a1416}
    a{color:var(--main);text-underline-offset:.18em}
    .aside a,footer a{display:inline-block;padding-block:.35rem}
    .aside{margin-top:1.25rem}
    :focus-visible,.notice:focus{outline:3px solid var(--ink);outline-offset:3px;
    box-shadow:0 0 0 3px #ffd866}
    details{color:var(--soft);font-size:1rem;border-top:1px solid var(--line);padding-top:.75rem}
    summary{cursor:pointer;color:var(--main);padding-block:.35rem}
    code{font-size:.875rem}
    footer{padding-block:.5rem 2rem;color:var(--soft);font-size:1rem}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);
    white-space:nowrap}
    @media (max-width:34rem){.button{display:block;width:100%}h1{font-size:1.5rem}
    section{padding:1.25rem}dt{flex-basis:100%}}
    @media print{.sandbox{color:#000;background:#fff;border:1px solid}}
    """
}
